import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './list-status.module.css';

interface Props {
  /** What is said to who does not see the list change. */
  text: string;
  waiting: number;
  onShow: () => void;
}

/** What happens to the list, for ears; and what has happened beside it, for everybody. */
export function ListStatus({ text, waiting, onShow }: Props) {
  const { t } = useTranslation('portal');
  return (
    <>
      <p role="status" className="visually-hidden">
        {text}
      </p>
      <div role="status" className={`${classes.waiting} no-print`}>
        {waiting > 0 && (
          <Button fullWidth onClick={onShow}>
            {t('list.waiting', { count: waiting })}
          </Button>
        )}
      </div>
    </>
  );
}
