/* octet-packet-comments.h - what people wrote about packets, as the file has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "packets/octet-packet-store.h"

G_BEGIN_DECLS

/* Its columns; a row is a packet that has a comment, or several. */
enum
{
  OCTET_PACKET_COMMENT_PACKET,
  OCTET_PACKET_COMMENT_TEXT, /* several are joined with " · " */
};

#define OCTET_TYPE_PACKET_COMMENTS (octet_packet_comments_get_type ())
G_DECLARE_FINAL_TYPE (OctetPacketComments, octet_packet_comments, OCTET, PACKET_COMMENTS,
                      OctetStatistic)

OctetStatistic *octet_packet_comments_new (OctetPacketStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
