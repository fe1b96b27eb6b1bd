using Portal.Gateway;
using Portal.ServiceDefaults;

// The web UI lies beside the program, whatever directory it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.AddServiceDefaults("gateway");
builder.AddGateway();
var app = builder.Build();

// In place of MapServiceDefaults: the gateway is where people come in, so it checks sessions instead of internal tokens.
app.MapGateway();
await app.RunAsync();
