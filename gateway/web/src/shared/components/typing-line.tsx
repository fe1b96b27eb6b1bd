import { useTranslation } from 'react-i18next';
import { useTyping } from '../typing';
import classes from './typing-line.module.css';

interface Props {
  number: number;
  /** How many messages there are; with the next one the writing is over. */
  messages: number;
}

/** That somebody is writing an answer. It keeps its place while nobody is, so that nothing jumps. */
export function TypingLine({ number, messages }: Props) {
  const { t } = useTranslation('shared');
  const writing = useTyping(number, messages);
  return (
    <p role="status" className={`${classes.line} no-print`}>
      {writing && (writing.name ? t('typing.name', { name: writing.name }) : t('typing.someone'))}
    </p>
  );
}
