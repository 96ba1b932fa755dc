/* octet-test-model.h - says in text what a GListModel holds and how it changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notation is that of GTK's own model tests. A model is its items with a blank
 * between them: "1 2 8 9 10". A change is "+4" (one item added at 4), "-2" (one
 * removed at 2), or "0-10+5" (at 0, ten removed and five added); several changes
 * stand in order with ", " between them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OctetTestItemToText: (skip)
 * @item: (transfer none): an item of the model
 *
 * Returns: (transfer full): the item in one word
 */
typedef char *(*OctetTestItemToText) (gpointer item);

/**
 * OctetTestModel: (skip)
 *
 * A model under test, with a log of its "items-changed". While the log grows, each
 * change is checked against the count that the model states: a model that lies fails.
 */
typedef struct _OctetTestModel OctetTestModel;

OctetTestModel *octet_test_model_new         (GListModel          *model,
                                              OctetTestItemToText  to_text);
void            octet_test_model_free        (OctetTestModel      *self);
char           *octet_test_model_print       (OctetTestModel      *self);
char           *octet_test_model_take_log    (OctetTestModel      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetTestModel, octet_test_model_free)

/* The model holds exactly these items. */
#define octet_assert_model(self, expected)                         \
  G_STMT_START                                                     \
    {                                                              \
      g_autofree char *octet_text = octet_test_model_print (self); \
      g_assert_cmpstr (octet_text, ==, (expected));                \
    }                                                              \
  G_STMT_END

/* Exactly these changes were told since the last time that someone asked. */
#define octet_assert_changes(self, expected)                          \
  G_STMT_START                                                        \
    {                                                                 \
      g_autofree char *octet_text = octet_test_model_take_log (self); \
      g_assert_cmpstr (octet_text, ==, (expected));                   \
    }                                                                 \
  G_STMT_END

G_END_DECLS
