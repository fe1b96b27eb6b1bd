using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>Keeps <see cref="SignInFailures"/> in the database, so that neither a restart nor a second instance gives more guesses.</summary>
internal sealed class LockOut(IdentityDb db, TimeProvider clock, ILogger<LockOut> logger)
{
    private const int MaxTries = 20;

    /// <summary>Refuses while the address is locked, whatever the password.</summary>
    public async Task RefuseIfLockedAsync(Guid portalId, string email, CancellationToken ct)
    {
        if (await FindAsync(portalId, email, ct) is { } failures)
        {
            Refuse(failures);
        }
    }

    /// <summary>Counts a failure.</summary>
    public async Task FailedAsync(Guid portalId, string email, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await FindAsync(portalId, email, ct);
            var failures = known ?? SignInFailures.None(portalId, email);
            if (known is null)
            {
                db.SignInFailures.Add(failures);
            }

            failures.Fail(clock.GetUtcNow());
            try
            {
                if (await db.SaveChangesAsync(ct) > 0 && failures.Count == SignInFailures.Limit)
                {
                    logger.LogWarning("Sign-in to portal {Portal} is locked for one address after {Count} failures", portalId, failures.Count);
                }

                return;
            }
            catch (DbUpdateException) when (attempt < MaxTries)
            {
                // Another attempt for the same address was counted at the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Forgets the failures before a right password. Whoever guesses many passwords at once is refused here with the right one too, once five of them have failed.</summary>
    public async Task SucceededAsync(Guid portalId, string email, CancellationToken ct)
    {
        if (await FindAsync(portalId, email, ct) is { } failures)
        {
            Refuse(failures);
            var hash = failures.EmailHash;
            db.ChangeTracker.Clear();
            await db.SignInFailures
                .Where(row => row.PortalId == portalId && row.EmailHash == hash && row.Version == failures.Version)
                .ExecuteDeleteAsync(ct);
        }
    }

    private Task<SignInFailures?> FindAsync(Guid portalId, string email, CancellationToken ct)
    {
        var hash = SignInFailures.HashOf(email);
        db.ChangeTracker.Clear();
        return db.SignInFailures.FirstOrDefaultAsync(row => row.PortalId == portalId && row.EmailHash == hash, ct);
    }

    private void Refuse(SignInFailures failures)
    {
        if (failures.LockedFor(clock.GetUtcNow()) is { } left)
        {
            throw new RuleException("locked-out", "Too many failed attempts. Please try again later.", StatusCodes.Status429TooManyRequests)
            {
                RetryAfter = Math.Max(1, (int)Math.Ceiling(left.TotalSeconds)),
            };
        }
    }
}
