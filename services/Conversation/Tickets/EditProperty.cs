using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Tickets;

/// <summary>A customer changes one property of a ticket they may see, where its definition lets customers (W16). Conflicts are the property's own: a note of the desk's must not refuse a customer, nor tell of itself.</summary>
internal static class EditProperty
{
    public static async Task<Ok<EditedProperty>> HandleAsync(
        string number, string name, Request request, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var edited = await db.TransactAsync(
            async () =>
            {
                var (now, field) = (clock.Now(), $"properties.{name}");
                var (ticket, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.Reply, now, ct);
                var property = await PropertyAsync(db, ticket, name, ct);
                await RequireOpenAsync(db, portal, ticket, ct);
                if (!PropertyValue.TryRead(property, request.Value, out var value, out var problem))
                {
                    throw new InvalidInputException(field, problem);
                }

                EntityTag.RequireMatch(http, CustomerEdits.TagOf(ValueOf(ticket, name)));
                var before = TicketState.Of(ticket);
                Set(ticket, property, value, field, caller.Author(), now);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                return new EditedProperty(name, ValueOf(ticket, name), CustomerEdits.TagOf(ValueOf(ticket, name)), ticket.Version);
            },
            ct);
        return TypedResults.Ok(edited);
    }

    /// <summary>The definition of what may be changed. What customers are not shown is not there for them.</summary>
    private static async Task<PropertyDefinition> PropertyAsync(ConversationDb db, Ticket ticket, string name, CancellationToken ct)
    {
        if ((await db.PropertiesAsync(ticket.PortalId, ct)).Find(name) is not { Visibility: not PortalVisibility.Hidden } property)
        {
            throw RuleException.NotFound("This property");
        }

        return CustomerEdits.Allow(property) ? property
            : throw new RuleException("property-read-only", $"\"{property.Label}\" can be read here, not changed.", StatusCodes.Status403Forbidden);
    }

    /// <summary>What takes no more replies takes no more changes either (P29).</summary>
    private static async Task RequireOpenAsync(ConversationDb db, PortalSettings portal, Ticket ticket, CancellationToken ct)
    {
        if (ticket.Closed && ((await db.PipelineAsync(ticket.PipelineId, ct)).ClosedReply ?? portal.ClosedReply) == ClosedReply.Refuse)
        {
            throw new RuleException("ticket-closed", "This ticket is closed and takes no more changes.");
        }
    }

    private static string ValueOf(Ticket ticket, string name) => name switch
    {
        StandardProperties.Subject => ticket.Subject,
        StandardProperties.Priority => ticket.Priority ?? "",
        StandardProperties.Category => ticket.Category ?? "",
        _ => ticket.Properties.GetValueOrDefault(name, ""),
    };

    private static bool Set(Ticket ticket, PropertyDefinition property, string value, string field, MessageAuthor author, DateTimeOffset now) => property.Name switch
    {
        StandardProperties.Subject => ticket.Rename(ChangeTicket.SubjectOf(value, field), author, now),
        StandardProperties.Priority => ticket.SetPriority(value.Length == 0 ? null : value, author, now),
        StandardProperties.Category => ticket.SetCategory(value.Length == 0 ? null : value, author, now),
        _ => ticket.SetProperty(property, value, author, now),
    };

    /// <param name="Value">Written as property values are; null or empty takes it away.</param>
    internal sealed record Request(string? Value);
}

/// <summary>A property after its customer changed it.</summary>
/// <param name="Tag">Names the value for the next change's <c>If-Match</c>.</param>
/// <param name="TicketVersion">The ticket's version from which on it has this value.</param>
internal sealed record EditedProperty(string Name, string Value, string Tag, long TicketVersion);
