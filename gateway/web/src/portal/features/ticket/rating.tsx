import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { RatingScore } from '@/shared/api-schema';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { ticketKeys } from '../../ticket-keys';
import type { TicketDetail } from '../../types';
import classes from './rating.module.css';

const scores: RatingScore[] = ['good', 'ok', 'bad'];
const marks: Record<RatingScore, string> = { good: '🙂', ok: '😐', bad: '🙁' };

interface Answer {
  score: RatingScore;
  comment: string;
}

/** How it went, asked once the ticket is closed. One click answers; words may follow, and the mind may change. */
export function Rating({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  const queryClient = useQueryClient();
  const { rating } = ticket;
  const [comment, setComment] = useState<string | null>(null);
  const rate = useMutation({
    mutationFn: (answer: Answer) => api.put(`tickets/${ticket.number}/rating`, answer),
    onSuccess: (_, answer) => {
      setComment(null);
      queryClient.setQueryData<TicketDetail>(
        ticketKeys.detail(String(ticket.number)),
        (old) => old && { ...old, rating: { ...answer, comment: answer.comment.trim() || null } },
      );
    },
  });
  if (!ticket.asksRating) return null;
  const words = comment ?? rating?.comment ?? '';

  return (
    <section className={`${classes.card} no-print`} aria-labelledby="rating">
      <h2 id="rating" className={classes.heading}>
        {t('rating.question')}
      </h2>
      <Group gap="xs" role="group" aria-labelledby="rating">
        {scores.map((score) => (
          <Button
            key={score}
            variant={rating?.score === score ? 'filled' : 'default'}
            aria-pressed={rating?.score === score}
            disabled={rate.isPending}
            leftSection={<span aria-hidden>{marks[score]}</span>}
            onClick={() => rate.mutate({ score, comment: words })}
          >
            {t(`rating.${score}`)}
          </Button>
        ))}
      </Group>
      <p className={classes.thanks} role="status">
        {rating ? t('rating.thanks') : ''}
      </p>
      {rating && (
        <form
          className={classes.words}
          onSubmit={(event) => {
            event.preventDefault();
            rate.mutate({ score: rating.score, comment: words });
          }}
        >
          <Textarea
            label={t('rating.comment')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={1000}
            value={words}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {comment !== null && comment.trim() !== (rating.comment ?? '') && (
            <Button type="submit" size="compact-md" loading={rate.isPending}>
              {t('rating.send')}
            </Button>
          )}
        </form>
      )}
      <ProblemAlert error={rate.error} />
    </section>
  );
}
