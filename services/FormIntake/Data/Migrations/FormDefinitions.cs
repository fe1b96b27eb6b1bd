using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.FormIntake.Data.Migrations;

/// <summary>Fields ask for properties. Every form there was is the support form as its template had it, so all become that template.</summary>
[DbContext(typeof(FormIntakeDb))]
[Migration("20261123000001_FormDefinitions")]
internal sealed class FormDefinitions : Migration
{
    internal const string SupportFields =
        """[{"record":"ticket","property":"subject","required":true},{"record":"ticket","property":"content","required":true},{"record":"ticket","property":"hs_ticket_category"},{"record":"ticket","property":"attachments"}]""";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("RedirectUrl", "Forms", maxLength: 2000, nullable: true);
        migrationBuilder.AddColumn<bool>("AutomaticTickets", "Forms", nullable: false, defaultValue: true);
        migrationBuilder.AddColumn<Guid>("PipelineId", "Forms", nullable: true);
        migrationBuilder.Sql($"""UPDATE "Forms" SET "Fields" = '{SupportFields}'""");
        migrationBuilder.AddColumn<Guid>("FormId", "Portals", nullable: true);
        migrationBuilder.AddColumn<string>("FormHeader", "Portals", nullable: true);
        migrationBuilder.CreateTable(
            "PropertySets",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Properties = table.Column<string>(),
                ChangedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_PropertySets", row => row.PortalId));
        migrationBuilder.CreateTable(
            "PipelineSets",
            table => new
            {
                PortalId = table.Column<Guid>(),
                Version = table.Column<long>(),
                Pipelines = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_PipelineSets", row => row.PortalId));
    }
}
