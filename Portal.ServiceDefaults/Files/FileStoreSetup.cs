using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.ServiceDefaults.Files;

/// <summary>Chooses where files are: a bucket when <c>Files:S3:Bucket</c> is set, else the folder <c>Files:Folder</c> (default <c>data/files</c>).</summary>
public static class FileStoreSetup
{
    /// <summary>Registers <see cref="IFileStore"/>. Services that share files share these settings.</summary>
    public static void AddFileStore(this WebApplicationBuilder builder)
    {
        var s3 = builder.Configuration.GetSection("Files:S3");
        var folder = builder.Configuration["Files:Folder"] ?? Path.Combine("data", "files");
        if (string.IsNullOrEmpty(s3["Bucket"]))
        {
            builder.Services.AddSingleton<IFileStore>(services => new FolderFileStore(folder, services.GetRequiredService<TimeProvider>()));
        }
        else
        {
            builder.Services.AddSingleton<IFileStore>(_ => new S3FileStore(s3));
        }
    }
}
