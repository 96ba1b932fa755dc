/* octet-packet-notes.h - what people noted on packets, to be saved with them: marks and comments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "capture/octet-capture.h"
#include "packets/octet-bitset.h"

G_BEGIN_DECLS

/**
 * OctetPacketMark: (skip)
 * @OCTET_PACKET_MARK_MARKED: it is marked
 * @OCTET_PACKET_MARK_IGNORED: it is to be taken as if it were not there
 * @OCTET_PACKET_MARK_REFERENCE: times count from it on
 * @OCTET_N_PACKET_MARKS: how many there are
 */
typedef enum
{
  OCTET_PACKET_MARK_MARKED,
  OCTET_PACKET_MARK_IGNORED,
  OCTET_PACKET_MARK_REFERENCE,
  OCTET_N_PACKET_MARKS,
} OctetPacketMark;

typedef struct _OctetPacketNotes OctetPacketNotes;

OctetPacketNotes   *octet_packet_notes_new         (void) G_GNUC_WARN_UNUSED_RESULT;
OctetPacketNotes   *octet_packet_notes_ref         (OctetPacketNotes         *self);
void                octet_packet_notes_unref       (OctetPacketNotes         *self);
void                octet_packet_notes_set_marks   (OctetPacketNotes         *self,
                                                    OctetPacketMark           mark,
                                                    OctetBitset              *packets);
const OctetBitset  *octet_packet_notes_get_marks   (OctetPacketNotes         *self,
                                                    OctetPacketMark           mark);
void                octet_packet_notes_set_comment (OctetPacketNotes         *self,
                                                    guint32                   number,
                                                    const char               *comment);
void                octet_packet_notes_take        (OctetPacketNotes         *self,
                                                    guint32                   number,
                                                    const OctetPacketOptions *options);
OctetPacketOptions *octet_packet_notes_apply       (OctetPacketNotes         *self,
                                                    guint32                   number,
                                                    const OctetPacketOptions *options)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean            octet_packet_notes_is_mark     (const char               *comment,
                                                    OctetPacketMark          *ret_mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetPacketNotes, octet_packet_notes_unref)

G_END_DECLS
