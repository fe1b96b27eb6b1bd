namespace Portal.Bench;

/// <summary>One request; false for anything but success.</summary>
internal static class Ask
{
    public static async Task<bool> GetAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
