using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Assets;

/// <summary>Takes a logo or browser icon (part <c>file</c>); it shows once the theme names it.</summary>
internal static class UploadAsset
{
    /// <summary>Largest request: a picture and what multipart adds.</summary>
    private const int MaxRequest = Asset.MaxBytes + (64 * 1024);

    public static async Task<Created<AssetView>> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var content = await ReadAsync(http, ct);
        var picture = Picture.Of(content) ?? throw new InvalidInputException("file", "Use a picture: PNG, JPEG, WebP, GIF or ICO.");
        if (Math.Max(picture.Width, picture.Height) > Picture.MaxSide)
        {
            throw new InvalidInputException("file", $"At most {Picture.MaxSide} pixels on each side.");
        }

        if (await db.Assets.CountAsync(asset => asset.PortalId == caller.PortalId, ct) >= Asset.Max)
        {
            throw new RuleException("too-many", $"There are {Asset.Max} pictures already.");
        }

        var row = Asset.Create(caller.PortalId, picture, content, clock.GetUtcNow());
        db.Assets.Add(row);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/assets/{row.Id}", new AssetView(row.Id, row.Width, row.Height));
    }

    private static async Task<byte[]> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new InvalidInputException("file", "Send the picture as the part \"file\" of a form.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxRequest;
        }

        var form = await ReadFormAsync(http, ct);
        var file = form.Files.GetFile("file") ?? throw new InvalidInputException("file", "Send the picture as the part \"file\".");
        if (file.Length > Asset.MaxBytes)
        {
            throw TooLarge();
        }

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpContext http, CancellationToken ct)
    {
        try
        {
            return await http.Request.ReadFormAsync(ct);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new InvalidInputException("file", "The upload was cut short. Try again.");
        }
    }

    private static RuleException TooLarge() => new("too-large", $"A picture may have {Asset.MaxBytes / 1024} KB.", StatusCodes.Status413PayloadTooLarge);
}

/// <summary>An uploaded picture, its size in pixels.</summary>
internal sealed record AssetView(Guid Id, int Width, int Height);
