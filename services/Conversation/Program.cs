using Portal.Conversations;
using Portal.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("conversation");
builder.AddConversations();
var app = builder.Build();
app.MapServiceDefaults();
app.MapConversations();
await app.RunAsync();
