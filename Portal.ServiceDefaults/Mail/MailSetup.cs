using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.ServiceDefaults.Mail;

/// <summary>E-mails of a service: <see cref="AddMails{TDb}"/> at the start, <see cref="MapMails"/> in its model, <see cref="CreateMails"/> in a migration.</summary>
public static class MailSetup
{
    /// <summary>Sends the mails that <typeparamref name="TDb"/> keeps. Needs the file store where mails have attachments.</summary>
    public static void AddMails<TDb>(this WebApplicationBuilder builder)
        where TDb : DbContext
    {
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddHostedService<MailSender<TDb>>();
        builder.Services.AddHostedService<MailUpkeep<TDb>>();
    }

    /// <summary>Maps the table.</summary>
    public static void MapMails(this ModelBuilder model) => QueuedMail.Map(model);

    /// <summary>Makes the table.</summary>
    public static void CreateMails(this MigrationBuilder migration) => QueuedMail.Create(migration);

    /// <summary>Sends <paramref name="mail"/> when this context's next save commits. An address that is none is an <see cref="ArgumentException"/>; line breaks in a subject become spaces.</summary>
    /// <param name="id">The same for the same mail, however often its cause is dealt with.</param>
    public static void EnqueueMail(this DbContext db, Guid id, OutgoingMail mail, DateTimeOffset now) => db.Set<QueuedMail>().Add(QueuedMail.Of(id, mail, now));
}
