import { Button } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageUrl } from '../inline-images';
import { splitQuote } from '../quotes';
import classes from './message-thread.module.css';

/** The text of a message for the page: pictures at their addresses, each leading to itself in full size. */
function read(html: string): { written: string; quoted: string | null } {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.querySelectorAll<HTMLImageElement>('img[data-attachment]').forEach((image) => {
    const url = imageUrl(image.dataset.attachment ?? '');
    image.setAttribute('src', url);
    image.setAttribute('loading', 'lazy');
    if (image.closest('a')) return;
    const link = body.ownerDocument.createElement('a');
    link.setAttribute('href', url);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
    image.replaceWith(link);
    link.append(image);
  });
  return splitQuote(body);
}

/** What a message says. What it quotes below is folded away, on paper it is not. */
export function MessageContent({ html }: { html: string }) {
  const { t } = useTranslation('shared');
  const id = useId();
  const [open, setOpen] = useState(false);
  const { written, quoted } = useMemo(() => read(html), [html]);
  return (
    <>
      {/* Sanitised by an allow-list on the server before it was stored. */}
      <div className={classes.content} dangerouslySetInnerHTML={{ __html: written }} />
      {quoted !== null && (
        <>
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            my={4}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'thread.hideQuoted' : 'thread.showQuoted')}
          </Button>
          <div
            id={id}
            className={`${classes.content} ${classes.quoted}`}
            data-open={open}
            dangerouslySetInnerHTML={{ __html: quoted }}
          />
        </>
      )}
    </>
  );
}
