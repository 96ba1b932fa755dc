/* quic-private.h - what the files that read QUIC share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/transport/quic-initial.h"

G_BEGIN_DECLS

/* RFC 9000, 17.2. */
#define QUIC_MAX_ID 20

enum
{
  QUIC_PACKET_LENGTH, QUIC_FORM, QUIC_FIXED, QUIC_SPIN, QUIC_TYPE, QUIC_TYPE2, QUIC_VERSION,
  QUIC_DCIL, QUIC_DCID, QUIC_SCIL, QUIC_SCID, QUIC_TOKEN_LENGTH, QUIC_TOKEN, QUIC_LENGTH,
  QUIC_SUPPORTED, QUIC_RETRY_TOKEN, QUIC_RETRY_TAG, QUIC_SHORT, QUIC_PAYLOAD, QUIC_RESERVED,
  QUIC_NUMBER_LENGTH, QUIC_NUMBER, QUIC_PLAIN, QUIC_FRAME, QUIC_FRAME_TYPE, QUIC_PADDING,
  QUIC_ACK_LARGEST, QUIC_ACK_DELAY, QUIC_ACK_COUNT, QUIC_ACK_FIRST, QUIC_ACK_GAP, QUIC_ACK_RANGE,
  QUIC_ACK_ECT0, QUIC_ACK_ECT1, QUIC_ACK_CE, QUIC_CRYPTO_OFFSET, QUIC_CRYPTO_LENGTH,
  QUIC_CRYPTO_DATA, QUIC_CLOSE_CODE, QUIC_CLOSE_FRAME, QUIC_CLOSE_LENGTH, QUIC_CLOSE_REASON,
  QUIC_N_FIELDS,
};

enum { QUIC_NOTE_PADDING, QUIC_N_NOTES };

/* quic-fields.c */
extern const OctetField quic_fields[QUIC_N_FIELDS];
extern const OctetNote quic_notes[QUIC_N_NOTES];

/**
 * QuicTalk: (skip)
 * @first: the packet that showed that the conversation is QUIC's
 * @since: for each end (A, B): from which packet on @size is known, 0 for never
 * @size: octets of the connection ID that each end has chosen
 * @keys: what the first packets' keys are made of, from which packet on
 * @pieces: packets with parts of a handshake message that is not complete
 * @ends: where complete handshake messages end
 *
 * What QUIC remembers of a conversation.
 */
typedef struct
{
  guint32 first;
  guint32 since[2];
  guint8  size[2];
  GArray *keys;
  GArray *pieces;
  GArray *ends;
} QuicTalk;

/* quic-talk.c */
QuicTalk *quic_talk_find   (OctetDissector *self);
QuicTalk *quic_talk_ensure (OctetDissector *self);
guint     quic_get_side    (OctetDissector *self);
gboolean  quic_talk_open   (OctetDissector *self,
                            QuicSealed     *sealed,
                            QuicOpened     *ret_opened);

/* quic-frames.c */
void      quic_add_frames  (OctetDissector   *self,
                            const QuicSealed *sealed,
                            const QuicOpened *opened);

/* quic-crypto.c */

/**
 * QuicPiece: (skip)
 * @offset: where it stands in the handshake
 * @size: octets
 * @data: (transfer none): the octets
 *
 * A part of the handshake.
 */
typedef struct
{
  guint64       offset;
  gsize         size;
  const guint8 *data;
} QuicPiece;

void      quic_add_crypto  (OctetDissector   *self,
                            const QuicSealed *sealed,
                            GArray           *pieces);
void      quic_find_crypto (const QuicOpened *opened,
                            GArray           *pieces);

G_END_DECLS
