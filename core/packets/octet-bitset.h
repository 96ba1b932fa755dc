/* octet-bitset.h - a set of packet numbers that grows, and the way from place to number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a filter lets through is such a set; the list on the screen asks it which
 * packet stands in row 9,000,000 (select) and which row packet 12 has (rank).
 *
 * One thread writes. If it sets numbers in rising order only, others may read what it
 * has published meanwhile, without a lock.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OCTET_TYPE_BITSET (octet_bitset_get_type ())

typedef struct _OctetBitset OctetBitset;

GType        octet_bitset_get_type      (void);
OctetBitset *octet_bitset_new           (void) G_GNUC_WARN_UNUSED_RESULT;
OctetBitset *octet_bitset_new_full      (guint32            last) G_GNUC_WARN_UNUSED_RESULT;
OctetBitset *octet_bitset_ref           (OctetBitset       *self);
void         octet_bitset_unref         (OctetBitset       *self);

void         octet_bitset_set           (OctetBitset       *self,
                                         guint32            number);
void         octet_bitset_clear         (OctetBitset       *self,
                                         guint32            number);
void         octet_bitset_publish       (OctetBitset       *self,
                                         guint32            decided);

gboolean     octet_bitset_test          (const OctetBitset *self,
                                         guint32            number);
guint32      octet_bitset_next          (const OctetBitset *self,
                                         guint32            after);
guint32      octet_bitset_previous      (const OctetBitset *self,
                                         guint32            number);
guint32      octet_bitset_get_count     (const OctetBitset *self);
guint32      octet_bitset_get_decided   (const OctetBitset *self);
guint32      octet_bitset_rank          (const OctetBitset *self,
                                         guint32            number);
guint32      octet_bitset_select        (const OctetBitset *self,
                                         guint32            position);
gsize        octet_bitset_get_memory    (const OctetBitset *self);

OctetBitset *octet_bitset_and           (const OctetBitset *self,
                                         const OctetBitset *other) G_GNUC_WARN_UNUSED_RESULT;
OctetBitset *octet_bitset_or            (const OctetBitset *self,
                                         const OctetBitset *other) G_GNUC_WARN_UNUSED_RESULT;
OctetBitset *octet_bitset_not           (const OctetBitset *self,
                                         guint32            last) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetBitset, octet_bitset_unref)

G_END_DECLS
