import type { TFunction } from 'i18next';
import type { MessageItem } from '@/shared/api-schema';
import type { PortalInfo, PropertyType, Session } from '@/shared/api-types';
import type { FormView } from '@/shared/form-view';
import type { TicketDetail, TicketItem } from '../types';

const hour = 3_600_000;
const values: Partial<Record<PropertyType, string>> = {
  number: '42',
  date: '2026-03-12',
  dateTime: '2026-03-12T09:30:00Z',
  checkbox: 'true',
  email: 'ada@example.com',
};

/** A customer with three tickets, as the API would answer for the portal; each answer under the key its page asks by. */
export function sampleData(t: TFunction<'portal'>, portal: PortalInfo) {
  const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();
  const subjects = [t('preview.subject1'), t('preview.subject2'), t('preview.subject3')];
  const custom = Object.fromEntries(
    portal.columns.map(({ property, type }) => [property, values[type ?? 'text'] ?? t('preview.value')]),
  );
  const tickets = subjects.map((subject, index): TicketItem => ({
    id: `sample-${index}`,
    number: 1042 - index * 7,
    subject,
    requestedBy: { id: 'ada', name: 'Ada Marsh' },
    createdAt: ago(30 * (index + 1)),
    owner: index === 2 ? null : { name: 'Amy' },
    lastActivityAt: ago(3 + index * 26),
    status: index === 1 ? { label: 'Closed', closed: true } : { label: 'Open', closed: false },
    priority: index === 0 ? 'HIGH' : 'MEDIUM',
    category: 'PRODUCT_ISSUE',
    values: custom,
    version: 1,
  }));
  const [first] = tickets as [TicketItem];

  const message = (id: string, mine: boolean, text: string, hours: number): MessageItem => ({
    id,
    kind: 'message',
    direction: mine ? 'incoming' : 'outgoing',
    author: { name: mine ? 'Ada Marsh' : 'Amy', me: mine, kind: mine ? 'contact' : 'agent' },
    html: `<p>${text}</p>`,
    text,
    createdAt: ago(hours),
    attachments: [],
  });
  const detail: TicketDetail = {
    ...first,
    stage: null,
    thread: {
      id: 'thread',
      messages: [message('m1', true, t('preview.question'), 30), message('m2', false, t('preview.answer'), 3)],
      earlier: null,
    },
    history: [],
    nextStep: 'customer',
    edits: [],
    participants: [],
    canShare: false,
    hidden: false,
    canHide: false,
    asksRating: false,
    rating: null,
    canReply: true,
    canClose: true,
    reopens: true,
    reopensUntil: null,
    links: [],
    properties: [],
  };
  const question = { required: true, help: null, options: [], maxLength: null, showWhen: null, files: null };
  const form: FormView = {
    id: 'form',
    name: 'Support',
    header: null,
    button: null,
    thankYou: null,
    fields: [
      { ...question, name: 'subject', label: 'Subject', type: 'text' },
      { ...question, name: 'content', label: 'Description', type: 'multiline' },
    ],
    limits: { maxFiles: 10, maxBytes: 26_214_400, types: [] },
  };
  const session: Session = {
    kind: 'contact',
    id: 'ada',
    name: 'Ada Marsh',
    firstName: 'Ada',
    email: 'ada@example.com',
    company: null,
    scope: 'own',
    roles: [],
    permissions: [],
    viewer: null,
    csrf: '',
    secondsLeft: 3600,
    idleSeconds: 3600,
    language: null,
    portal: { id: portal.id, slug: portal.slug, name: portal.name },
  };
  const list = { pages: [{ items: tickets, next: null, total: tickets.length }], pageParams: [null] };
  const query = { view: undefined, status: 'all', q: '', sort: '-lastActivity', columns: '', zone: undefined };
  const answers: [readonly unknown[], unknown][] = [
    [['tickets', query], list],
    [['ticket-options'], { fields: [] }],
    [['ticket-views'], { views: [], columns: '' }],
    [['ticket', String(first.number)], detail],
    [['support-form'], form],
  ];
  return { session, number: first.number, answers };
}
