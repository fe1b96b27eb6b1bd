using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.ServiceDefaults.Mail;

/// <summary>A mail that waits in its service's database: it is saved with what causes it, and sent afterwards, at least once.</summary>
public sealed class QueuedMail
{
    private const int MaxAddress = 320;
    private const int MaxSubject = 500;
    internal const int MaxError = 500;

    private QueuedMail()
    {
    }

    internal Guid Id { get; private set; }
    internal string To { get; private set; } = "";
    internal string Subject { get; private set; } = "";
    internal string Html { get; private set; } = "";
    internal string Text { get; private set; } = "";
    internal string Language { get; private set; } = "";

    /// <summary><see cref="MailAttachment"/>s as JSON; empty for none.</summary>
    internal string Attachments { get; private set; } = "";
    internal int Attempts { get; private set; }

    /// <summary>When it is tried next; whoever is sending it puts this off first.</summary>
    internal DateTimeOffset NextAt { get; private set; }
    internal DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was sent, or given up: <see cref="Error"/> tells which.</summary>
    internal DateTimeOffset? EndedAt { get; private set; }
    internal string? Error { get; private set; }

    internal OutgoingMail Read() => new(To, Subject, Html, Text, Language)
    {
        Attachments = Attachments.Length == 0 ? [] : JsonSerializer.Deserialize<List<MailAttachment>>(Attachments, ServiceDefaultsSetup.Json)!,
    };

    internal static QueuedMail Of(Guid id, OutgoingMail mail, DateTimeOffset now)
    {
        if (!MailText.IsAddress(mail.To) || mail.To.Length > MaxAddress)
        {
            throw new ArgumentException("This is no e-mail address.", nameof(mail));
        }

        var subject = MailText.Line(mail.Subject);
        return new QueuedMail
        {
            Id = id,
            To = mail.To,
            Subject = subject.Length > MaxSubject ? subject[..MaxSubject] : subject,
            Html = mail.Html,
            Text = mail.Text,
            Language = mail.Language,
            Attachments = mail.Attachments.Count == 0 ? "" : JsonSerializer.Serialize(mail.Attachments, ServiceDefaultsSetup.Json),
            NextAt = now,
            CreatedAt = now,
        };
    }

    internal static void Map(ModelBuilder model) => model.Entity<QueuedMail>(mail =>
    {
        mail.ToTable("Mails");
        mail.Property(row => row.Id).ValueGeneratedNever();
        mail.Property(row => row.To).HasMaxLength(MaxAddress);
        mail.Property(row => row.Subject).HasMaxLength(MaxSubject);
        mail.Property(row => row.Html);
        mail.Property(row => row.Text);
        mail.Property(row => row.Language).HasMaxLength(10);
        mail.Property(row => row.Attachments);
        mail.Property(row => row.Attempts);
        mail.Property(row => row.NextAt);
        mail.Property(row => row.CreatedAt);
        mail.Property(row => row.EndedAt);
        mail.Property(row => row.Error).HasMaxLength(MaxError);
        mail.HasIndex(row => new { row.EndedAt, row.NextAt });
    });

    internal static void Create(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Mails",
            table => new
            {
                Id = table.Column<Guid>(),
                To = table.Column<string>(maxLength: MaxAddress),
                Subject = table.Column<string>(maxLength: MaxSubject),
                Html = table.Column<string>(),
                Text = table.Column<string>(),
                Language = table.Column<string>(maxLength: 10),
                Attachments = table.Column<string>(),
                Attempts = table.Column<int>(),
                NextAt = table.Column<DateTimeOffset>(),
                CreatedAt = table.Column<DateTimeOffset>(),
                EndedAt = table.Column<DateTimeOffset>(nullable: true),
                Error = table.Column<string>(maxLength: MaxError, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Mails", row => row.Id));
        migration.CreateIndex("IX_Mails_EndedAt_NextAt", "Mails", ["EndedAt", "NextAt"]);
    }
}
