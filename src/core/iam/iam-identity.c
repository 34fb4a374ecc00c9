/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate-private.h"

static void
attached_clear (IamAttached *attached)
{
  g_clear_pointer (&attached->guard, g_array_unref);
}

static GArray *
attached_array_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (IamAttached));

  g_array_set_clear_func (array, (GDestroyNotify) attached_clear);

  return array;
}

IamIdentity *
iam_identity_new (void)
{
  IamIdentity *self = g_new0 (IamIdentity, 1);

  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_policy_unref);
  self->boundaries = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_policy_unref);
  self->attached = attached_array_new ();
  self->bounding = attached_array_new ();

  return self;
}

void
iam_identity_free (IamIdentity *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->attached);
  g_array_unref (self->bounding);
  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->boundaries);
  g_free (self);
}

static void
attach (GPtrArray    *policies,
        GArray       *attached,
        IamPolicy    *policy,
        const GArray *guard)
{
  IamAttached one = { .policy = policy };

  if (guard != NULL && guard->len > 0)
    one.guard = g_array_copy ((GArray *) guard);
  g_ptr_array_add (policies, policy);
  g_array_append_val (attached, one);
}

void
iam_identity_add (IamIdentity  *self,
                  IamPolicy    *policy,
                  const GArray *guard)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (policy != NULL);

  attach (self->policies, self->attached, policy, guard);
}

void
iam_identity_add_boundary (IamIdentity  *self,
                           IamPolicy    *boundary,
                           const GArray *guard)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (boundary != NULL);

  attach (self->boundaries, self->bounding, boundary, guard);
}

GPtrArray *
iam_identity_get_policies (IamIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->policies;
}

const GArray *
iam_identity_get_guard (IamIdentity *self,
                        guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->attached->len, NULL);

  return g_array_index (self->attached, IamAttached, index).guard;
}
