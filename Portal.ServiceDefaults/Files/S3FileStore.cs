using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Configuration;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Files;

/// <summary>Files in a bucket of S3 or of anything that speaks its protocol. An object carries its own description, so one put is the whole file.</summary>
internal sealed class S3FileStore : IFileStore, IDisposable
{
    private const string Description = "file";
    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3FileStore(IConfigurationSection settings)
    {
        string Required(string name) => settings[name] ?? throw new InvalidOperationException($"{settings.Path}:{name} is not configured.");
        _bucket = Required("Bucket");
        _client = new AmazonS3Client(
            new BasicAWSCredentials(Required("AccessKey"), Required("SecretKey")),
            new AmazonS3Config
            {
                ServiceURL = Required("ServiceUrl"),
                AuthenticationRegion = settings["Region"] ?? "us-east-1",
                ForcePathStyle = true,

                // Other makers' servers do not know Amazon's newer checksums.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
    }

    public async Task<StoredFile> SaveAsync(StoredFile file, Stream content, CancellationToken ct)
    {
        // A put names its length first, and an upload's is only known at its end.
        await using var aside = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await content.CopyToAsync(aside, ct);
        aside.Position = 0;
        var stored = file with { Size = aside.Length };
        var put = new PutObjectRequest { BucketName = _bucket, Key = KeyOf(file.Id), InputStream = aside, AutoCloseStream = false, ContentType = file.ContentType };

        // In one piece: some makers' servers store the marks between signed chunks as if they were content.
        put.UseChunkEncoding = false;
        put.Metadata.Add(Description, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(stored, ServiceDefaultsSetup.Json)));
        await _client.PutObjectAsync(put, ct);
        return stored;
    }

    public async Task<StoredFile?> FindAsync(Guid id, CancellationToken ct)
    {
        try
        {
            var found = await _client.GetObjectMetadataAsync(_bucket, KeyOf(id), ct);
            return JsonSerializer.Deserialize<StoredFile>(Convert.FromBase64String(found.Metadata[Description]), ServiceDefaultsSetup.Json);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<Stream> OpenAsync(Guid id, CancellationToken ct)
    {
        try
        {
            var found = await _client.GetObjectAsync(_bucket, KeyOf(id), ct);
            return found.ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            throw RuleException.NotFound("The file");
        }
    }

    public Task DeleteAsync(Guid id, CancellationToken ct) => _client.DeleteObjectAsync(_bucket, KeyOf(id), ct);

    public void Dispose() => _client.Dispose();

    private static string KeyOf(Guid id) => "files/" + id.ToString("N");
}
