using Portal.PortalConfig;
using Portal.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("portalconfig");
builder.AddPortalConfig();
var app = builder.Build();
app.MapServiceDefaults();
app.MapPortalConfig();
await app.RunAsync();
