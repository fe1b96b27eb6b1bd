using Portal.Identity;
using Portal.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddIdentity();
var app = builder.Build();
app.MapServiceDefaults();
app.MapIdentity();
await app.RunAsync();
