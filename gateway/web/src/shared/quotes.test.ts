import { describe, expect, it } from 'vitest';
import { splitQuote } from './quotes';

const split = (html: string) => splitQuote(new DOMParser().parseFromString(html, 'text/html').body);

describe('quoted text', () => {
  it.each([
    ['a quotation at the end', '<p>Yes.</p><blockquote><p>Is it?</p></blockquote>', '<p>Yes.</p>'],
    ['lines after a mark', '<p>Yes.<br>Bye<br>&gt; Is it?<br>&gt;&gt; no</p><p>&gt; end</p>', '<p>Yes.<br>Bye</p>'],
    ['what introduces it', '<p>Yes.</p><p>On 3 May 2026, Ada wrote:</p><blockquote>Is it?</blockquote>', '<p>Yes.</p>'],
    ['in German', '<p>Ja.<br><br>Am 3. Mai 2026 schrieb Ada &lt;ada@acme.test&gt;:<br>&gt; Ist es?</p>', '<p>Ja.<br></p>'],
    ['in French', '<p>Oui.</p><p>Le 3 mai 2026, Ada a écrit :<br>&gt; Vrai ?</p>', '<p>Oui.</p>'],
    ['an introduction on two lines', '<p>Ja.</p><p>Op 3 mei 2026<br>schreef Ada:<br>&gt; Echt?</p>', '<p>Ja.</p>'],
    ['what was forwarded', '<p>See below.</p><p>-----Original Message-----<br>From: Ada<br>Is it?</p>', '<p>See below.</p>'],
  ])('is parted: %s', (_, html, written) => {
    const parts = split(html);
    expect(parts.written).toBe(written);
    expect(parts.quoted).not.toBeNull();
  });

  it.each([
    ['nothing quoted', '<p>Yes.</p><p>1 &gt; 0</p>'],
    ['an answer below it', '<blockquote><p>Is it?</p></blockquote><p>Yes.</p>'],
    ['answers between', '<p>&gt; Is it?<br>Yes.<br>&gt; And now?<br>No.</p>'],
    ['a quotation alone', '<blockquote><p>Is it?</p></blockquote>'],
    ['somebody who wrote', '<p>My mother wrote:</p><p>hello</p>'],
  ])('stays whole: %s', (_, html) => expect(split(html)).toEqual({ written: html, quoted: null }));

  it('loses no line', () => {
    const html = '<p>One<br>two</p><ul><li>three</li></ul><p>On Monday Ben wrote:<br>&gt; four</p><p>&gt; five</p>';
    const { written, quoted } = split(html);
    expect(written).toBe('<p>One<br>two</p><ul><li>three</li></ul>');
    expect(quoted).toBe('<p>On Monday Ben wrote:<br>&gt; four</p><p>&gt; five</p>');
  });
});
