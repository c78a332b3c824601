kind-conclusions = mej
