/* octet-packet-comments.c - finds the packets about which people wrote something into the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps their numbers alone, four octets each: a comment may have 64 KiB and each packet of a
 * hostile file has one. The words are read again for the rows that somebody looks at.
 */
#include "config.h"

#include "analysis/octet-packet-comments.h"

#include <glib/gi18n-lib.h>

struct _OctetPacketComments
{
  OctetStatistic    parent_instance;
  OctetPacketStore *store;
  GArray           *packets; /* of guint32, in rising order */
};

G_DEFINE_FINAL_TYPE (OctetPacketComments, octet_packet_comments, OCTET_TYPE_STATISTIC)

static char *
read_text (OctetPacketStore *store,
           guint32           number)
{
  g_autoptr (OctetPacketOptions) options = octet_packet_store_read_options (store, number, NULL);

  if (options == NULL || options->comments == NULL || options->comments[0] == NULL)
    return NULL;
  return g_strjoinv (" · ", options->comments);
}

static void
octet_packet_comments_add (OctetStatistic       *statistic,
                           const OctetTapPacket *packet)
{
  OctetPacketComments *self = OCTET_PACKET_COMMENTS (statistic);
  g_autofree char *text = NULL;

  if ((packet->record->flags & OCTET_PACKET_HAS_OPTIONS) == 0)
    return;
  text = read_text (self->store, packet->number);
  if (text == NULL)
    return;
  g_array_append_val (self->packets, packet->number);
  octet_statistic_touch (statistic, self->packets->len - 1);
}

static guint
octet_packet_comments_count_rows (OctetStatistic *statistic)
{
  return OCTET_PACKET_COMMENTS (statistic)->packets->len;
}

static void
octet_packet_comments_fill_row (OctetStatistic *statistic,
                                guint           row,
                                OctetCell      *cells)
{
  OctetPacketComments *self = OCTET_PACKET_COMMENTS (statistic);
  guint32 number = g_array_index (self->packets, guint32, row);
  g_autofree char *text = read_text (self->store, number);

  octet_cell_set_number (&cells[OCTET_PACKET_COMMENT_PACKET], number);
  octet_cell_set_text (&cells[OCTET_PACKET_COMMENT_TEXT], text);
}

static void
octet_packet_comments_finalize (GObject *object)
{
  OctetPacketComments *self = OCTET_PACKET_COMMENTS (object);

  g_clear_object (&self->store);
  g_array_unref (self->packets);
  G_OBJECT_CLASS (octet_packet_comments_parent_class)->finalize (object);
}

static void
octet_packet_comments_class_init (OctetPacketCommentsClass *klass)
{
  static const OctetColumn columns[] = {
    { "packet", N_("Packet"), OCTET_CELL_NUMBER },
    { "comment", N_("Comment"), OCTET_CELL_TEXT },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_packet_comments_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->add = octet_packet_comments_add;
  statistic_class->count_rows = octet_packet_comments_count_rows;
  statistic_class->fill_row = octet_packet_comments_fill_row;
}

static void
octet_packet_comments_init (OctetPacketComments *self)
{
  self->packets = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * octet_packet_comments_new: (skip)
 * @store: the packets that a survey will show it
 *
 * Returns: (transfer full): no comments yet: a statistic for a survey
 */
OctetStatistic *
octet_packet_comments_new (OctetPacketStore *store)
{
  OctetPacketComments *self = g_object_new (OCTET_TYPE_PACKET_COMMENTS, NULL);

  self->store = g_object_ref (store);
  return OCTET_STATISTIC (self);
}
