import type { PortalInfo } from '../api-types';

export type PreviewPage = 'list' | 'ticket' | 'form';

/** What the desk tells the customer app's preview to show; answered by nothing. The preview says `preview-ready` first. */
export interface PreviewState {
  page: PreviewPage;
  scheme: 'light' | 'dark';
  language: string;
  portal: PortalInfo;
}
