import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface Props {
  opened: boolean;
  title: string;
  onClose: () => void;
  /** For what must be answered: a stray click beside it does nothing. */
  persistent?: boolean;
  zIndex?: number;
  /** Width in pixels; never wider than the window. */
  size?: number;
  children: ReactNode;
}

/** The title stands in the body: Mantine's own place for it would be a second banner to screen readers. */
export function Dialog({ opened, title, onClose, persistent, zIndex, size, children }: Props) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      centered
      closeOnClickOutside={!persistent}
      zIndex={zIndex}
      size={size}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Stack>
            <Modal.Title>{title}</Modal.Title>
            {children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
