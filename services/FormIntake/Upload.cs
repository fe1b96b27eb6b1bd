namespace Portal.FormIntake;

/// <summary>A file that was uploaded and is in no submission or import, as far as is known here. Written before the file, so that no file is without it.</summary>
internal sealed record Upload(Guid Id, DateTimeOffset StoredAt);
