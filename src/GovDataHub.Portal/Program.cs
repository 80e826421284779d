using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovDataHub.Portal.Api;
using GovDataHub.Portal.Authentication;
using GovDataHub.Portal.Components;
using GovDataHub.Portal.GraphiQL;
using GovDataHub.Portal.Hosting;
using GovDataHub.Portal.Language;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.AddPortalAuthentication();
builder.AddHubApi();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddRazorComponents();
builder.ListenOnLoopback();

var application = builder.Build();
application.UseSecurityHeaders();
application.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
application.UseStaticFiles();
application.UseAuthentication();
application.UseAuthorization();
application.UseAntiforgery();
application.MapSignIn();
application.MapLanguage();
application.MapGraphiQL();
application.MapRazorComponents<App>();
application.MapGet("/health/live", () => Results.Json(new { status = "live" }));
return await application.RunPortalAsync();
