import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { pageUrl } from '@/shared/base';
import type { PreviewState } from '@/shared/theming/preview-message';
import classes from './preview-frame.module.css';

interface Props {
  /** Null while it is not known yet. */
  state: PreviewState | null;
  /** That of the pictured window; whatever does not fit is shown smaller. */
  width: number;
  title: string;
}

const height = 680;

/** The customer app itself in a frame as wide as a device, showing what it is told. */
export function PreviewFrame({ state, width, title }: Props) {
  const [ready, setReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const { ref: stage, width: room } = useElementSize();
  const scale = room > 0 ? Math.min(1, room / width) : 1;

  useEffect(() => {
    const onMessage = ({ data, source, origin }: MessageEvent) => {
      if (origin === window.location.origin && source === frame.current?.contentWindow && data === 'preview-ready')
        setReady(true);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);

  useEffect(() => {
    if (ready && state) frame.current?.contentWindow?.postMessage(state, window.location.origin);
  }, [ready, state]);

  return (
    <div ref={stage} className={classes.stage} style={{ height }}>
      <iframe
        ref={frame}
        className={classes.frame}
        style={{ width, height: height / scale, transform: `scale(${scale})` }}
        src={pageUrl('preview')}
        title={title}
      />
    </div>
  );
}
