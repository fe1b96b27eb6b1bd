using System.Data.Common;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Bench;

/// <summary>A page of a company's tickets as JSON by one indexed query and plain ADO.NET: no list can be faster than its database.</summary>
internal static partial class PageCeiling
{
    private const string Query = """
        SELECT "Id", "Number", "Subject", "ContactName", "CreatedAt", "OwnerFirstName", "LastActivityAt", "Closed", "Priority", "Category"
        FROM "Tickets" WHERE "PortalId" = @portal AND "CompanyId" = @company ORDER BY "LastActivityAt" DESC, "Id" DESC LIMIT 25
        """;

    public static Task RunAsync(int port, bool postgres, string connection, string portal, string company)
    {
        DbProviderFactory factory = postgres ? NpgsqlFactory.Instance : SqliteFactory.Instance;
        var app = Ceilings.Create(port).Build();
        app.MapGet("/", async (CancellationToken ct) =>
        {
            await using var open = factory.CreateConnection()!;
            open.ConnectionString = connection;
            await open.OpenAsync(ct);
            await using var command = open.CreateCommand();
            command.CommandText = Query;
            Add(command, "@portal", portal, postgres);
            Add(command, "@company", company, postgres);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<Row>(25);
            while (await reader.ReadAsync(ct))
            {
                rows.Add(new Row(
                    reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetDateTime(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetDateTime(6), reader.GetBoolean(7),
                    reader.IsDBNull(8) ? null : reader.GetString(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
            }

            return Results.Json(rows, RowJson.Default.ListRow);
        });
        return app.RunAsync();
    }

    private static void Add(DbCommand command, string name, string id, bool postgres)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, postgres ? Guid.Parse(id) : id);
        command.Parameters.Add(parameter);
    }

    internal sealed record Row(Guid Id, long Number, string Subject, string Contact, DateTime CreatedAt, string? Owner, DateTime LastActivityAt, bool Closed, string? Priority, string? Category);

    [JsonSerializable(typeof(List<Row>))]
    private sealed partial class RowJson : JsonSerializerContext;
}
