/* octet-filter.h - a display filter, ready to run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "filter/octet-filter-eval.h"
#include "filter/octet-filter-problem.h"
#include "packets/octet-packet-store.h"

G_BEGIN_DECLS

typedef struct _OctetFilter     OctetFilter;
typedef struct _OctetFilterPlan OctetFilterPlan;

OctetFilter       *octet_filter_new        (OctetRegistry      *registry,
                                            const char         *text,
                                            OctetFilterProblem *problem);
OctetFilter       *octet_filter_ref        (OctetFilter *self);
void               octet_filter_unref      (OctetFilter *self);
const char        *octet_filter_get_text   (const OctetFilter *self);
const OctetWanted *octet_filter_get_wanted (const OctetFilter *self);
gboolean           octet_filter_matches    (const OctetFilter *self,
                                            const OctetTree   *tree);
gboolean           octet_filter_refines    (const OctetFilter *self,
                                            const OctetFilter *other);
gboolean           octet_filter_searches_octets (const OctetFilter *self);
char              *octet_filter_explain    (const OctetFilter *self);

OctetFilterPlan   *octet_filter_plan_new    (OctetFilter      *filter,
                                             OctetState       *state,
                                             OctetPacketStore *store);
void               octet_filter_plan_free   (OctetFilterPlan *self);
OctetVerdict       octet_filter_plan_decide (OctetFilterPlan *self,
                                             guint32          number);
OctetVerdict       octet_filter_plan_decide_octets
                                            (OctetFilterPlan *self,
                                             guint32          number,
                                             const guint8    *octets,
                                             gsize            n_octets);
gboolean           octet_filter_plan_decide_tree
                                            (OctetFilterPlan *self,
                                             guint32          number,
                                             const OctetTree *tree);
void               octet_filter_plan_note_passed
                                            (OctetFilterPlan *self,
                                             guint32          number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFilter, octet_filter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFilterPlan, octet_filter_plan_free)

G_END_DECLS
