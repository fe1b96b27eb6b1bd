using System.Diagnostics;
using System.Text;

namespace Portal.Testing;

/// <summary>What a reader finds in a PDF, read by a program that has nothing to do with the one that wrote it (poppler).</summary>
public static class PdfText
{
    /// <summary>Why it cannot be read; null when it can.</summary>
    public static string? Missing { get; } = Find("pdftotext") && Find("pdfinfo") ? null : "poppler-utils is not installed: apt install poppler-utils.";

    /// <summary>The text in the order of the pages; each ends with a form feed.</summary>
    public static Task<string> ReadAsync(byte[] pdf) => RunAsync("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], pdf);

    /// <summary>Title, number of pages and the like, one a line.</summary>
    public static Task<string> InfoAsync(byte[] pdf) => RunAsync("pdfinfo", ["-"], pdf);

    /// <summary>The addresses its links lead to.</summary>
    public static async Task<IReadOnlyList<string>> LinksAsync(byte[] pdf) =>
        [.. (await RunAsync("pdfinfo", ["-url", "-"], pdf)).Split('\n').Skip(1).Select(line => line.Split(' ')[^1]).Where(address => address.Length > 0)];

    private static bool Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> RunAsync(string program, string[] arguments, byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var text = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await process.WaitForExitAsync();

        // It mends what it can and says so: a file of ours needs no mending.
        return process.ExitCode == 0 && (await complaints).Length == 0
            ? await text
            : throw new InvalidDataException($"{program} ended with {process.ExitCode}: {await complaints}");
    }
}
