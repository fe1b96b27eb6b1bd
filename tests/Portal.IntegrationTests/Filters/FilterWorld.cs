using FsCheck;
using FsCheck.Fluent;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;

namespace Portal.IntegrationTests.Filters;

/// <summary>Made-up definitions, records and filters. All draw from few values, so that filters hit.</summary>
internal sealed record FilterWorld(IReadOnlyList<PropertyDefinition> Definitions, IReadOnlyList<Dictionary<string, string>> Records, IReadOnlyList<Filter> Filters)
{
    private const int RecordCount = 40;
    private const int FilterCount = 20;

    private static readonly string[] Options = ["eu", "EU", "us", "a b", "100%", "_", "Größe", "😀"];

    private static readonly string[] Texts =
    [
        "Müller", "MÜLLER", "muller", "Mu\u0308ller", "O'Brien", "o\"brien", "100%", "100", "a_b", "acb", "a\\b", "[a-z]", "😀", "Invoice-2024 für Müller", "invoice",
        "Straße", "STRASSE", "İstanbul", "ﬁnal", "日本語 テスト", "Ελλάδα ελλάδα", "x\0y", "half \ud83d", "#1", "*", "a", "", "  ", "ada@acme.test", "ADA@acme.test",
        new('ä', 199), new('ä', 201), new string('z', 900) + "1", new string('z', 900) + "2", string.Join(' ', Enumerable.Repeat("word", 150)),
    ];

    private static readonly string[] Numbers = ["0", "-1", "1", "1.0", "1.5", "10", "9", "0.1", "0.10000000000000001", "999999999999999.5", "-273.15", "", "many"];
    private static readonly string[] Dates = ["2026-11-22", "2026-11-23", "1999-12-31", "2028-02-29", "", "soon"];
    private static readonly string[] Times = ["2026-11-22T00:00:00Z", "2026-11-22T23:59:59Z", "2026-11-22T12:00:00+02:00", "2026-11-23", "2026-11-22", "1969-12-31T23:59:59Z", "", "later"];

    /// <summary>Any world.</summary>
    public static Gen<FilterWorld> Any { get; } =
        from types in Gen.Elements(Enum.GetValues<PropertyType>()).ArrayOf(6)
        let definitions = types.Select(Define).ToList()
        from records in Gen.CollectToArray(definitions, definition => ValueOf(definition)).ArrayOf(RecordCount)
        from filters in FilterOf(definitions).ArrayOf(FilterCount)
        select new FilterWorld(
            definitions,
            [.. records.Select(values => definitions.Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal))],
            filters);

    public PropertyDefinition? Find(string name) => Definitions.FirstOrDefault(definition => definition.Name == name);

    private static PropertyDefinition Define(PropertyType type, int index) =>
        new(RecordType.Ticket, $"property_{index}", "Any", type, "Any", null, [.. Options.Select(option => new PropertyOption(option, option))], PortalVisibility.Read, Standard: false);

    /// <summary>A value as it would be stored; whatever the property cannot have is none.</summary>
    private static Gen<string> ValueOf(PropertyDefinition definition) =>
        from text in TextFor(definition.Type)
        select PropertyValue.TryRead(definition, text, out var value, out _) ? value : "";

    private static Gen<string> TextFor(PropertyType type) => type switch
    {
        PropertyType.Number => Gen.OneOf(Gen.Elements(Numbers), ArbMap.Default.GeneratorFor<decimal>().Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        PropertyType.Date => Gen.Elements(Dates),
        PropertyType.DateTime => Gen.Elements(Times),
        PropertyType.Select => Gen.Elements(Options),
        PropertyType.MultiSelect => Gen.Elements(Options).ListOf().Select(options => string.Join(';', options)),
        PropertyType.Checkbox => Gen.Elements("true", "false", ""),
        PropertyType.File => Gen.Elements("", Guid.NewGuid().ToString()),
        _ => Gen.OneOf(Gen.Elements(Texts), Gen.Elements(Texts).Two().Select(two => $"{two.Item1} {two.Item2}"), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
    };

    private static Gen<Filter> FilterOf(List<PropertyDefinition> definitions) =>
        from groups in ConditionOf(definitions).NonEmptyListOf().Select(conditions => new FilterGroup([.. conditions.Take(3)])).ListOf()
        select new Filter([.. groups.Take(3)]);

    /// <summary>Mostly one that may be saved; at times an operator that does not fit, or a property that is gone.</summary>
    private static Gen<Condition> ConditionOf(List<PropertyDefinition> definitions) =>
        from definition in Gen.Elements(definitions.AsEnumerable())
        from op in Gen.Frequency((9, Gen.Elements(FilterRules.OperatorsFor(definition.Type).AsEnumerable())), (1, Gen.Elements(Enum.GetValues<FilterOperator>())))
        from values in TextFor(definition.Type).ArrayOf(op is FilterOperator.In or FilterOperator.NotIn ? 4 : 2)
        from star in Gen.Elements("", "", "*")
        from gone in Gen.Frequency((30, Gen.Constant(false)), (1, Gen.Constant(true)))
        let wanted = op is FilterOperator.ContainsToken or FilterOperator.NotContainsToken ? [values[0] + star] : values
        select new Condition(gone ? "gone" : definition.Name, op, wanted);
}
