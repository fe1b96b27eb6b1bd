using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Portal.ServiceDefaults.Mail;

/// <summary>Hands e-mails to an SMTP server (<c>Mail:Smtp:Host</c>), or puts them into a folder as <c>.eml</c> where none is configured.</summary>
internal sealed class Mailer
{
    private const int SubmissionPort = 587;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly IConfigurationSection _smtp;
    private readonly string _folder;
    private readonly MailAddress _from;

    public Mailer(IConfiguration configuration)
    {
        _smtp = configuration.GetSection("Mail:Smtp");
        _folder = Path.GetFullPath(configuration["Mail:Folder"] ?? Path.Combine("data", "mail"));
        var from = configuration["Mail:From"] ?? "Portal <portal@localhost>";
        _from = MailAddress.TryCreate(from, out var address) ? address : throw new InvalidOperationException($"Mail:From is no e-mail address: {from}");
    }

    /// <summary>Sends a mail. Returns when the server has taken it; throws <see cref="SmtpException"/> when it did not.</summary>
    /// <param name="id">Names it in its Message-ID: a mail that is sent again is the same one to whoever gets it.</param>
    /// <param name="files">The attachments' contents, in their order.</param>
    public async Task SendAsync(Guid id, OutgoingMail mail, IReadOnlyList<Stream> files, CancellationToken ct)
    {
        using var message = Compose(id, mail);
        for (var i = 0; i < files.Count; i++)
        {
            var file = mail.Attachments[i];
            message.Attachments.Add(new Attachment(files[i], new ContentType(file.ContentType) { Name = MailText.Line(file.Name) }) { NameEncoding = Encoding.UTF8 });
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var client = Client();
        await client.SendMailAsync(message, limit.Token);
    }

    private MailMessage Compose(Guid id, OutgoingMail mail)
    {
        var message = new MailMessage(_from, new MailAddress(mail.To))
        {
            Subject = MailText.Line(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Text,
        };
        message.Headers.Add("Message-ID", string.Create(CultureInfo.InvariantCulture, $"<{id:N}@{_from.Host}>"));
        message.Headers.Add("Content-Language", MailText.Line(mail.Language));

        // Nobody's holiday answers to a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Html.Length > 0)
        {
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        }

        return message;
    }

    private SmtpClient Client()
    {
        if (string.IsNullOrEmpty(_smtp["Host"]))
        {
            Directory.CreateDirectory(_folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = _folder };
        }

        // Whoever turns encryption off has a server on the same machine, or says so.
        var client = new SmtpClient(_smtp["Host"], _smtp.GetValue("Port", SubmissionPort)) { EnableSsl = _smtp.GetValue("StartTls", defaultValue: true) };
        if (_smtp["User"] is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, _smtp["Password"]);
        }

        return client;
    }
}

/// <summary>Texts as headers take them.</summary>
internal static class MailText
{
    /// <summary>One line: a line break would begin another header.</summary>
    public static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    /// <summary>Whether this is the bare address of one mailbox.</summary>
    public static bool IsAddress(string text) => !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
