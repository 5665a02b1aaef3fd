import { Prisma } from '@prisma/client';
import type { WebhookDelivery, WebhookRepository } from '~/services/ports';
import type { Database } from './database';
import { UnknownStoreError } from './errors';

const FOREIGN_KEY_VIOLATION = 'P2003';

export class PostgresWebhookRepository implements WebhookRepository {
  constructor(private readonly database: Database) {}

  async record(delivery: WebhookDelivery, receivedAt: Date): Promise<boolean> {
    const { store, webhookId, topic, subjectId, triggeredAt } = delivery;
    try {
      const { count } = await this.database.prisma.webhookDelivery.createMany({
        data: [{ store, webhookId, topic, subjectId, triggeredAt, receivedAt }],
        skipDuplicates: true,
      });
      return count === 1 || !(await this.isHandled(store, webhookId));
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === FOREIGN_KEY_VIOLATION) {
        throw new UnknownStoreError(store);
      }
      throw error;
    }
  }

  private async isHandled(store: string, webhookId: string): Promise<boolean> {
    const row = await this.database.prisma.webhookDelivery.findUnique({
      where: { store_webhookId: { store, webhookId } },
    });
    return row !== null && row.handledAt !== null;
  }

  async markHandled(store: string, webhookId: string, at: Date): Promise<void> {
    await this.database.prisma.webhookDelivery.updateMany({
      where: { store, webhookId, handledAt: null },
      data: { handledAt: at },
    });
  }
}
