import { describe, expect, it } from 'vitest';
import { hasUnsent, shownAttachments, withoutSources } from './inline-images';

const stored =
  '<p>See <img data-attachment="a-1" alt="One"> and <img data-attachment="a-2" alt="Two"><img data-attachment="a-1" alt="One"></p>';

describe('pictures in messages', () => {
  it('names each attachment once', () => {
    expect(shownAttachments(stored)).toEqual(['a-1', 'a-2']);
    expect(shownAttachments('<p>&lt;img data-attachment="a-1"</p>')).toEqual([]);
  });

  it('is the same text wherever it is written', () => {
    const edited = stored.replaceAll('" alt', '" src="http://localhost/p/demo/api/attachments/a-1?inline=1" alt');
    expect(withoutSources(edited)).toBe(stored);
  });

  it('knows what is still being uploaded', () => {
    expect(hasUnsent('<p><img src="blob:x" alt="One"></p>')).toBe(true);
    expect(hasUnsent(stored)).toBe(false);
  });
});
