namespace Portal.Contracts.Demo;

/// <summary>Fixed ids of the demo data, so that each service can seed its own part without asking another.</summary>
public static class DemoIds
{
    /// <summary>The portal with the slug <c>demo</c>.</summary>
    public static readonly Guid Portal = new("0193a000-0000-7000-8000-000000000001");

    /// <summary>Company Acme (ada, ben, dora).</summary>
    public static readonly Guid Acme = new("0193a000-0000-7000-8000-000000000011");

    /// <summary>Company Globex (cleo, eli, finn).</summary>
    public static readonly Guid Globex = new("0193a000-0000-7000-8000-000000000012");

    /// <summary>ada@acme.test.</summary>
    public static readonly Guid Ada = new("0193a000-0000-7000-8000-000000000021");

    /// <summary>ben@acme.test.</summary>
    public static readonly Guid Ben = new("0193a000-0000-7000-8000-000000000022");

    /// <summary>dora@acme.test.</summary>
    public static readonly Guid Dora = new("0193a000-0000-7000-8000-000000000023");

    /// <summary>cleo@globex.test.</summary>
    public static readonly Guid Cleo = new("0193a000-0000-7000-8000-000000000024");

    /// <summary>eli@globex.test.</summary>
    public static readonly Guid Eli = new("0193a000-0000-7000-8000-000000000025");

    /// <summary>finn@globex.test.</summary>
    public static readonly Guid Finn = new("0193a000-0000-7000-8000-000000000026");

    /// <summary>amy@desk.test, agent.</summary>
    public static readonly Guid Amy = new("0193a000-0000-7000-8000-000000000031");

    /// <summary>raj@desk.test, agent.</summary>
    public static readonly Guid Raj = new("0193a000-0000-7000-8000-000000000032");

    /// <summary>admin@desk.test, agent and administrator.</summary>
    public static readonly Guid Admin = new("0193a000-0000-7000-8000-000000000033");

    /// <summary>ops@desk.test, operator.</summary>
    public static readonly Guid Ops = new("0193a000-0000-7000-8000-000000000034");

    /// <summary>The demo people in one list, with names, for services that show them.</summary>
    public static readonly IReadOnlyList<DemoPerson> People =
    [
        new(Ada, "ada@acme.test", "Ada", "Lovell", Acme, "Acme Outdoor", []),
        new(Ben, "ben@acme.test", "Ben", "Okafor", Acme, "Acme Outdoor", []),
        new(Dora, "dora@acme.test", "Dora", "Lindqvist", Acme, "Acme Outdoor", []),
        new(Cleo, "cleo@globex.test", "Cleo", "Marchetti", Globex, "Globex Energy", []),
        new(Eli, "eli@globex.test", "Eli", "Navarro", Globex, "Globex Energy", []),
        new(Finn, "finn@globex.test", "Finn", "de Vries", Globex, "Globex Energy", []),
        new(Amy, "amy@desk.test", "Amy", "Brennan", null, null, ["agent"]),
        new(Raj, "raj@desk.test", "Raj", "Iyer", null, null, ["agent"]),
        new(Admin, "admin@desk.test", "Nora", "Keller", null, null, ["agent", "admin"]),
        new(Ops, "ops@desk.test", "Otto", "Sandberg", null, null, ["operator"]),
    ];
}

/// <summary>A demo contact (no roles) or member of staff.</summary>
public sealed record DemoPerson(Guid Id, string Email, string FirstName, string LastName, Guid? CompanyId, string? Company, IReadOnlyList<string> Roles);
