import type { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import {
  type AttachmentRequest,
  createRemoteAttachmentReader,
  readStoredAttachment,
} from '../../../functions/adapters/aws/attachment-function.ts';
import type { AttachmentReader } from '../../../functions/ports/attachment-reader.ts';
import type { BlobStore } from '../../../functions/ports/blob-store.ts';

const PAPER = new TextEncoder().encode('%PDF-1.7 申报通知');
const ABOUT = { name: '附件1.pdf', contentType: 'application/pdf' };

/** Says what it was given. */
const echo: AttachmentReader = {
  read: async (bytes, { name, contentType }) => ({
    kind: 'pdf',
    text: `${new TextDecoder().decode(bytes)} ${name} ${contentType}`,
    warnings: [],
  }),
};

function memory(): BlobStore & { readonly keys: () => readonly string[] } {
  const blobs = new Map<string, Uint8Array>();
  const putOnce: BlobStore['putOnce'] = async (key, bytes) => {
    if (blobs.has(key)) return 'present';
    blobs.set(key, bytes);
    return 'stored';
  };
  return {
    keys: () => [...blobs.keys()],
    get: async (key) => blobs.get(key) ?? null,
    putOnce,
    putAllOnce: (many) => Promise.all(many.map(({ key, bytes }) => putOnce(key, bytes))),
  };
}

/** A Lambda whose function answers as given; keeps what it was asked. */
function lambda(answer: (request: AttachmentRequest) => Promise<object>, FunctionError?: string) {
  const asked: { readonly FunctionName: string; readonly request: AttachmentRequest }[] = [];
  const client = {
    send: async ({ input }: { input: { FunctionName: string; Payload: Uint8Array } }) => {
      const request = JSON.parse(new TextDecoder().decode(input.Payload)) as AttachmentRequest;
      asked.push({ FunctionName: input.FunctionName, request });
      const Payload = new TextEncoder().encode(JSON.stringify(await answer(request)));
      return FunctionError === undefined ? { Payload } : { Payload, FunctionError };
    },
  };
  return { client: client as unknown as LambdaClient, asked };
}

describe('attachments in a function of their own', () => {
  it('are read there as they would be here, and only their places travel', async () => {
    const blobs = memory();
    const { client, asked } = lambda((request) => readStoredAttachment(request, { blobs, reader: echo }));
    const reader = createRemoteAttachmentReader(client, { functionName: 'Hongtou-Attachments', blobs });
    expect(await reader.read(PAPER, ABOUT)).toEqual(await echo.read(PAPER, ABOUT));
    expect(asked).toEqual([
      {
        FunctionName: 'Hongtou-Attachments',
        request: { snapshot: expect.stringMatching(/^snapshots\/[0-9a-f]{64}$/), ...ABOUT },
      },
    ]);
    expect(blobs.keys()).toEqual([
      asked[0]?.request.snapshot,
      expect.stringMatching(/^attachment-texts\/[0-9a-f]{64}\.json$/),
    ]);
  });

  it.each([
    { errorType: 'Sandbox.Timedout', errorMessage: 'RequestId: 1 Error: Task timed out after 60.00 seconds' },
    { errorMessage: '2026-11-25T03:45:00.000Z 1 Task timed out after 60.00 seconds' },
    { errorType: 'Runtime.ExitError', errorMessage: 'RequestId: 1 Error: Runtime exited with error: signal: killed' },
    { errorType: 'Runtime.OutOfMemory', errorMessage: 'RequestId: 1 Error: Runtime exited' },
  ])('that kill it are unreadable, with a warning: %j', async (payload) => {
    const { client } = lambda(async () => payload, 'Unhandled');
    const reader = createRemoteAttachmentReader(client, { functionName: 'F', blobs: memory() });
    expect(await reader.read(PAPER, ABOUT)).toEqual({
      kind: 'unknown',
      text: null,
      warnings: [expect.stringContaining('附件1.pdf')],
      beyond: true,
    });
  });

  it.each([
    [{ errorType: 'HongtouError', errorMessage: 'snapshots/ab is not in the archive' }, 'Unhandled'],
    [{ errorType: 'AccessDenied', errorMessage: 'not authorized' }, 'Unhandled'],
    [{}, undefined],
    [{ textKey: 'attachment-texts/none.json' }, undefined],
  ])(
    'are tried again after any other failure, as a text without them would look like a revision: %j',
    async (payload, error) => {
      const { client } = lambda(async () => payload, error);
      const reader = createRemoteAttachmentReader(client, { functionName: 'F', blobs: memory() });
      await expect(reader.read(PAPER, ABOUT)).rejects.toMatchObject({ code: 'HONGTOU_ATTACHMENT_FUNCTION' });
    },
  );

  it('that are not in the archive are named', async () => {
    const request = { snapshot: 'snapshots/ab', name: 'x', contentType: null };
    await expect(readStoredAttachment(request, { blobs: memory(), reader: echo })).rejects.toMatchObject({
      code: 'HONGTOU_NO_SNAPSHOT',
    });
  });
});
