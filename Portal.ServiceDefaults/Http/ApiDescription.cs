using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.ServiceDefaults.Http;

/// <summary>The service's OpenAPI document, exact enough to generate clients from.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services, string service) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer((schema, _, _) =>
        {
            // A nullable enum is a reference or null, so null is not one of the enum's own values.
            if (schema.Enum is { } values && values.Any(value => value is null))
            {
                schema.Enum = [.. values.Where(value => value is not null)];
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"Portal {service}";
            return Task.CompletedTask;
        });
    });

    /// <summary>Use cases call their parts alike (SubmitForm.Result, UploadImport.Result); outside they go by both names.</summary>
    private static string? NameOf(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is not null && type.Type.DeclaringType is { } useCase ? useCase.Name + name : name;
    }
}
