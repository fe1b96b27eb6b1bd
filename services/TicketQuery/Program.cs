using Portal.ServiceDefaults;
using Portal.TicketQuery;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("ticketquery");
builder.AddTicketQuery();
var app = builder.Build();
app.MapServiceDefaults();
app.MapTicketQuery();
await app.RunAsync();
