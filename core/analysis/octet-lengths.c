/* octet-lengths.c - counts packets by their length on the wire.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-lengths.h"

/* The shortest length of each class; the next one's begins where it ends. */
static const guint32 classes[] = { 0, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120 };

struct _OctetLengths
{
  OctetItemTree parent_instance;
  guint32       all;
  guint32       items[G_N_ELEMENTS (classes)];
};

G_DEFINE_FINAL_TYPE (OctetLengths, octet_lengths, OCTET_TYPE_ITEM_TREE)

static void
octet_lengths_add (OctetStatistic       *statistic,
                   const OctetTapPacket *packet)
{
  OctetLengths *self = OCTET_LENGTHS (statistic);
  OctetItemTree *tree = OCTET_ITEM_TREE (statistic);
  guint32 size = packet->record->wire_size;
  guint class = G_N_ELEMENTS (classes) - 1;

  while (class > 0 && size < classes[class])
    class--;
  octet_item_tree_set_time (tree, packet);
  octet_item_tree_count_value (tree, self->all, size);
  octet_item_tree_count_value (tree, self->items[class], size);
}

static void
octet_lengths_class_init (OctetLengthsClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_lengths_add;
  OCTET_ITEM_TREE_CLASS (klass)->title = "Packet Lengths";
}

static void
octet_lengths_init (OctetLengths *self)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  self->all = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Packet Lengths",
                                   OCTET_ITEM_IN_ORDER);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *name = NULL;

      if (i + 1 < G_N_ELEMENTS (classes))
        name = g_strdup_printf ("%u-%u", classes[i], classes[i + 1] - 1);
      else
        name = g_strdup_printf ("%u and greater", classes[i]);
      self->items[i] = octet_item_tree_add (tree, self->all, name, OCTET_ITEM_HAS_VALUES);
    }
}

/**
 * octet_lengths_new: (skip)
 *
 * Returns: (transfer full): the lengths of no packets yet
 */
OctetStatistic *
octet_lengths_new (void)
{
  return g_object_new (OCTET_TYPE_LENGTHS, NULL);
}
