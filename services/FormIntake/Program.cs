using Portal.FormIntake;
using Portal.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("formintake");
builder.AddFormIntake();
var app = builder.Build();
app.MapServiceDefaults();
app.MapFormIntake();
await app.RunAsync();
