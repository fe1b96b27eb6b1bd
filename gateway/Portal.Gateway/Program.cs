// The web UI lies beside the program, whatever directory it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.Run();
