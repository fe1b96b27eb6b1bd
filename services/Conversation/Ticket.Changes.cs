using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <content>What is done to a ticket other than writing in it. Each change leaves a line in the thread.</content>
internal sealed partial class Ticket
{
    /// <summary>False when the ticket is there already.</summary>
    public bool MoveTo(Stage stage, Pipeline pipeline, MessageAuthor author, DateTimeOffset now) => MoveTo(stage, pipeline, pipeline, author, now);

    /// <summary>Moves it to a stage of another pipeline, or of its own. False when it is there already.</summary>
    public bool MoveTo(Stage stage, Pipeline from, Pipeline to, MessageAuthor author, DateTimeOffset now)
    {
        if (!Enter(stage, from, to, author, now))
        {
            return false;
        }

        Changed(now);
        return true;
    }

    /// <summary>Its stage was removed, so it goes where the administrator said. Nobody did anything to it: it keeps its place in lists.</summary>
    public void LeaveStage(Stage stage, Pipeline from, Pipeline to, MessageAuthor author, DateTimeOffset now)
    {
        if (Enter(stage, from, to, author, now))
        {
            Version++;
        }
    }

    /// <summary>Its inbox was removed; see <see cref="LeaveStage"/>.</summary>
    public void LeaveInbox(Inbox from, Inbox to, MessageAuthor author, DateTimeOffset now)
    {
        Log(ActivityType.Inbox, from.Name, to.Name, author, now);
        InboxId = to.Id;
        Version++;
    }

    /// <summary>Closing a closed ticket is no error and no change.</summary>
    public bool Close(Stage stage, Pipeline pipeline, MessageAuthor author, DateTimeOffset now) => !Closed && MoveTo(stage, pipeline, author, now);

    /// <summary>Opening an open ticket is no error and no change.</summary>
    public bool Reopen(Pipeline pipeline, MessageAuthor author, DateTimeOffset now) => Closed && MoveTo(pipeline.WaitingOnUs, pipeline, author, now);

    public bool Assign(Staff? from, Staff? to, MessageAuthor author, DateTimeOffset now)
    {
        if (to?.Id == OwnerId)
            return false;

        Log(ActivityType.Assigned, from?.Person.Name, to?.Person.Name, author, now);
        OwnerId = to?.Id;
        Version++;
        return true;
    }

    public bool SetPriority(string? priority, MessageAuthor author, DateTimeOffset now)
    {
        if (priority == Priority)
            return false;

        Log(ActivityType.Priority, Priority, priority, author, now);
        Priority = priority;
        Version++;
        return true;
    }

    public bool SetCategory(string? category, MessageAuthor author, DateTimeOffset now)
    {
        if (category == Category)
            return false;

        Log(ActivityType.Category, Category, category, author, now);
        Category = category;
        Version++;
        return true;
    }

    /// <summary>Sets the value of a custom property, as <see cref="PropertyValue"/> writes it; an empty one takes it away.</summary>
    public bool SetProperty(PropertyDefinition property, string value, MessageAuthor author, DateTimeOffset now)
    {
        var before = Properties.GetValueOrDefault(property.Name, "");
        if (value == before)
            return false;

        Log(ActivityType.Property, PropertyText.Of(property, before), PropertyText.Of(property, value), author, now, property.Label, property.Name);
        var values = new Dictionary<string, string>(Properties, StringComparer.Ordinal) { [property.Name] = value };
        if (value.Length == 0)
        {
            values.Remove(property.Name);
        }

        Properties = values;
        Version++;
        return true;
    }

    public bool Rename(string subject, MessageAuthor author, DateTimeOffset now)
    {
        if (subject == Subject)
            return false;

        Log(ActivityType.Subject, Subject, subject, author, now);
        (Subject, SubjectKey) = (subject, SortKey(subject));
        Version++;
        return true;
    }

    private bool Enter(Stage stage, Pipeline from, Pipeline to, MessageAuthor author, DateTimeOffset now)
    {
        if (stage.PipelineId != to.Id || from.Id != PipelineId)
        {
            throw new RuleException("foreign-stage", "A ticket can only be in a stage of its own pipeline.");
        }

        if (stage.Id == StageId)
        {
            return false;
        }

        if (to.Id != PipelineId)
        {
            Log(ActivityType.Pipeline, from.Name, to.Name, author, now);
        }

        var type = stage.Closed == Closed ? ActivityType.Stage : stage.Closed ? ActivityType.Closed : ActivityType.Reopened;
        Log(type, from.Holding(this).Label, stage.Label, author, now);
        (PipelineId, StageId, Closed) = (to.Id, stage.Id, stage.Closed);
        ClosedAt = stage.Closed ? ClosedAt ?? now : null;
        WaitingSince = stage.Closed ? null : WaitingSince;
        Rating = stage.Closed ? Rating : null;
        return true;
    }
}
