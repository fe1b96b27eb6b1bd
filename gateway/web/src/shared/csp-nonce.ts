import { setNonce } from 'get-nonce';

/** The gateway writes a fresh nonce into the page; what libraries inject at run time must carry it. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** The scroll lock under dialogs injects its styles through `get-nonce` instead of Mantine. */
export function applyCspNonce(): void {
  setNonce(cspNonce());
}
