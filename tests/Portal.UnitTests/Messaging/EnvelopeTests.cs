using System.Text;
using MassTransit;
using Portal.Contracts.Tickets;
using Portal.Messaging.Failures;

namespace Portal.UnitTests.Messaging;

public sealed class EnvelopeTests
{
    [Fact]
    public void A_message_of_a_later_version_keeps_its_id_its_type_and_its_text()
    {
        var id = Guid.NewGuid();

        var envelope = Read($$$"""{"messageId":"{{{id}}}","messageType":["urn:message:Portal.Contracts:FromTheFuture"],"message":{"what":1}}""");

        envelope.ShouldBe(new Envelope(id, "urn:message:Portal.Contracts:FromTheFuture", """{"what":1}""", null));
    }

    [Fact]
    public void A_message_with_wrong_content_keeps_its_id_and_its_type()
    {
        var id = Guid.NewGuid();

        var envelope = Read($$$"""{"messageId":"{{{id}}}","messageType":["{{{MessageUrn.ForTypeString<NoteAdded>()}}}"],"message":{"number":"many"}}""");

        envelope.ShouldBe(new Envelope(id, "note-added.v1", """{"number":"many"}""", null));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"messageId":"7","messageType":[],"message":null}""")]
    public void What_is_no_message_at_all_is_kept_as_it_came_and_known_again(string body)
    {
        var envelope = Read(body);

        envelope.Type.ShouldBe("unreadable");
        envelope.Payload.ShouldBe(body);
        Read(body).MessageId.ShouldBe(envelope.MessageId);
        Read(body + " ").MessageId.ShouldNotBe(envelope.MessageId);
    }

    private static Envelope Read(string body) => Envelope.Read(Encoding.UTF8.GetBytes(body));
}
