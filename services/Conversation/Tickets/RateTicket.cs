using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Tickets;

/// <summary>A customer says how a closed ticket went, where the portal asks; once for each closing, and they may change their mind (W23).</summary>
internal static class RateTicket
{
    private const int MaxComment = 1000;

    public static async Task<NoContent> HandleAsync(string number, Request request, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var score = request.Score is { } known && Enum.IsDefined(known) ? known : throw new InvalidInputException("score", "One of bad, ok, good.");
        var comment = PlainText.Clean(request.Comment ?? "").Trim();
        new Validation().Require(comment.Length <= MaxComment, "comment", $"At most {MaxComment} characters.").ThrowIfInvalid();
        await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var (ticket, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.Reply, now, ct);
                if (!portal.AskRating)
                {
                    throw new RuleException("rating-not-asked", "This is not asked here.", StatusCodes.Status403Forbidden);
                }

                var before = TicketState.Of(ticket);
                ticket.Rate(score, comment.Length == 0 ? null : comment, caller.Author(), now);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                return score;
            },
            ct);
        return TypedResults.NoContent();
    }

    internal sealed record Request(RatingScore? Score, string? Comment);
}
