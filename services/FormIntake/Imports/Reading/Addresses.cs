using System.Net.Mail;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>E-mail addresses as they are found in files: bare, or with a name as in <c>Ada Lovell &lt;ada@acme.test&gt;</c>.</summary>
internal static class Addresses
{
    private const int MaxLength = 254;

    public static bool IsAddress(string text) => TryRead(text, out var address, out _) && address.Length == text.Length;

    public static bool TryRead(string text, out string address, out string name)
    {
        (address, name) = ("", "");
        if (text.Length > 2 * MaxLength || !text.Contains('@', StringComparison.Ordinal) || !MailAddress.TryCreate(text, out var mail))
        {
            return false;
        }

        var labels = mail.Host.Split('.');
        if (mail.Address.Length > MaxLength || labels.Length < 2 || labels.Any(label => label.Length == 0 || label.Any(c => !char.IsLetterOrDigit(c) && c != '-'))
            || mail.User.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or ',' or ';' or '<' or '>'))
        {
            return false;
        }

        (address, name) = (mail.Address.ToLowerInvariant(), mail.DisplayName);
        return true;
    }
}
