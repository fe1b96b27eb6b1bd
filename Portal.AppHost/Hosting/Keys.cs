using System.Security.Cryptography;

namespace Portal.AppHost.Hosting;

/// <summary>The installation's keys and passwords, made at the first start under <c>keys/</c>, readable by the owner alone.</summary>
internal sealed class Keys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder;

    private Keys(DataFolder data)
    {
        _folder = data.Folder("keys");
        SetupTokenFile = Path.Combine(data.Path, "setup-token");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        PrivateKey = Kept("tokens.pem", NewPrivateKey);
        using var pair = ECDsa.Create();
        pair.ImportFromPem(PrivateKey);
        PublicKey = pair.ExportSubjectPublicKeyInfoPem();
        OperatorKey = Secret("operator.key");
    }

    /// <summary>PEM of the ES256 key the gateway signs with.</summary>
    public string PrivateKey { get; }

    /// <summary>PEM of its public half, which services check with.</summary>
    public string PublicKey { get; }

    /// <summary>Bearer key of the command-line tools.</summary>
    public string OperatorKey { get; }

    /// <summary>Where PortalConfig leaves the one-time token for the first set-up.</summary>
    public string SetupTokenFile { get; }

    public static Keys In(DataFolder data) => new(data);

    /// <summary>A password of its own for each server started here.</summary>
    public string Secret(string name) => Kept(name, NewSecret);

    /// <summary>Writes a file only its owner can read.</summary>
    public static void WritePrivate(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }

    private string Kept(string name, Func<string> create)
    {
        var file = Path.Combine(_folder, name);
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } known)
        {
            return known;
        }

        var text = create();
        WritePrivate(file, text + "\n");
        return text;
    }

    private static string NewPrivateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
