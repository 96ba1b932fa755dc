/* octet-item-tree.h - counts of topics and the items under them: lengths, requests, questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns. */
enum
{
  OCTET_ITEM_NAME,
  OCTET_ITEM_DEPTH,
  OCTET_ITEM_COUNT,
  OCTET_ITEM_AVERAGE,
  OCTET_ITEM_MINIMUM,
  OCTET_ITEM_MAXIMUM,
  OCTET_ITEM_RATE,
  OCTET_ITEM_PERCENT,
  OCTET_ITEM_BURST_RATE,
  OCTET_ITEM_BURST_START,
};

typedef enum
{
  OCTET_ITEM_PLAIN = 0,
  OCTET_ITEM_HAS_VALUES = 1 << 0, /* average, least and greatest mean something */
  OCTET_ITEM_IN_ORDER = 1 << 1,   /* what is under it is listed as it was added */
} OctetItemFlags;

/* The root of everything. */
#define OCTET_ITEM_ROOT 0u

#define OCTET_TYPE_ITEM_TREE (octet_item_tree_get_type ())
G_DECLARE_DERIVABLE_TYPE (OctetItemTree, octet_item_tree, OCTET, ITEM_TREE, OctetStatistic)

/**
 * OctetItemTreeClass: (skip)
 * @title: what the whole is called, as tshark calls it
 */
struct _OctetItemTreeClass
{
  OctetStatisticClass parent_class;
  const char         *title;
};

const char *octet_item_tree_get_title (OctetItemTree        *self);
void        octet_item_tree_set_title (OctetItemTree        *self,
                                       const char           *title);
void        octet_item_tree_set_time  (OctetItemTree        *self,
                                       const OctetTapPacket *packet);
guint32     octet_item_tree_add       (OctetItemTree        *self,
                                       guint32               parent,
                                       const char           *name,
                                       guint                 flags);
void        octet_item_tree_count     (OctetItemTree        *self,
                                       guint32               item);
guint32     octet_item_tree_count_name (OctetItemTree       *self,
                                       guint32               parent,
                                       const char           *name);
void        octet_item_tree_count_value (OctetItemTree      *self,
                                       guint32               item,
                                       double                value);

G_END_DECLS
