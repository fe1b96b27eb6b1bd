import type { PortalInfo, SystemPageName } from '../api-types';
import type { FormView } from '../form-view';

export type PreviewPage = 'list' | 'ticket' | 'form' | SystemPageName;

/** What the desk tells the customer app's preview to show; answered by nothing. The preview says `preview-ready` first. */
export interface PreviewState {
  page: PreviewPage;
  scheme: 'light' | 'dark';
  language: string;
  portal: PortalInfo;
  /** A form as it would be if it were saved; then it alone is shown, and can be tried out. */
  form?: FormView;
}
