using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>What of the protocol is understood here, for clients that ask.</summary>
internal static class DescribeUploads
{
    internal static NoContent Handle(HttpResponse response, FileLimits limits)
    {
        response.Headers[Tus.VersionsHeader] = Tus.Version;
        response.Headers[Tus.ExtensionsHeader] = Tus.Extensions;
        response.Headers[Tus.MaxSizeHeader] = limits.MaxBytes.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }
}
